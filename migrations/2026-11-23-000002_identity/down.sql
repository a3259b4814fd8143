drop table demonstration, policy_rule, session, offer_contact_person, staff_member, account_role, account, citizen;
drop domain role_name, account_kind;
