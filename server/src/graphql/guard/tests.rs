//! What the guard lets through and what it stops.

use super::*;

/// `levels` fragments that each spread the next one `times` times.
fn bomb(levels: usize, times: usize) -> String {
    let spreads = |level: usize| format!("...f{level} ").repeat(times);
    let mut text = format!("{{ {} }}", spreads(0));
    for level in 0..levels {
        text += &format!("fragment f{level} on Query {{ {} }}", spreads(level + 1));
    }
    text + &format!("fragment f{levels} on Query {{ __typename }}")
}

#[test]
fn an_ordinary_query_passes() {
    let measured = measure("query Q { viewer { name citizen { id ...names } } } fragment names on Citizen { name }");
    assert!(!measured.expect("passes").mutation);
}

#[test]
fn a_fragment_bomb_is_refused() {
    for (levels, times) in [(9, 6), (22, 2), (28, 2)] {
        let bomb = bomb(levels, times);
        assert!(bomb.len() < 1_400, "{} bytes", bomb.len());
        assert!(matches!(measure(&bomb), Err(Refusal::TooMuch { .. })), "{levels} levels of {times}");
    }
    assert!(measure(&bomb(2, 2)).is_ok(), "the control");
}

#[test]
fn a_bomb_nobody_spreads_is_refused() {
    let text = bomb(22, 2).replacen("{ ...f0 ...f0  }", "{ __typename }", 1);
    assert!(matches!(measure(&text), Err(Refusal::TooMuch { .. })));
}

#[test]
fn a_circle_is_refused() {
    assert!(matches!(measure("{ ...a } fragment a on Query { ...a }"), Err(Refusal::Fragment)));
    assert!(matches!(
        measure("{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }"),
        Err(Refusal::Fragment)
    ));
    assert!(matches!(measure("{ ...missing }"), Err(Refusal::Fragment)));
}

#[test]
fn aliases_are_counted() {
    let aliases = |n: usize| (0..n).map(|i| format!("a{i}: __typename ")).collect::<String>();
    assert!(matches!(measure(&format!("{{ viewer {{ {} }} }}", aliases(31))), Err(Refusal::TooMuch { .. })));
    assert!(measure(&format!("{{ viewer {{ {} }} }}", aliases(30))).is_ok());
}

#[test]
fn depth_is_refused_before_the_parser_recurses() {
    let deep = |n: usize| format!("{}{}", "{a".repeat(n), "}".repeat(n));
    for n in [13, 100, 5_000] {
        assert!(matches!(measure(&deep(n)), Err(Refusal::TooMuch { .. })), "{n}");
    }
    assert!(measure(&deep(12)).is_ok());
}

#[test]
fn a_mutation_has_one_root_field() {
    assert!(measure("mutation { a }").expect("passes").mutation);
    assert!(measure("mutation { ...f } fragment f on Mutation { a { b { c } } }").expect("passes").mutation);
    assert!(matches!(measure("mutation { a b }"), Err(Refusal::MutationRoot)));
    assert!(matches!(measure("mutation { ...f } fragment f on Mutation { a b }"), Err(Refusal::MutationRoot)));
}

#[test]
fn one_operation_and_no_subscription() {
    assert!(matches!(measure("query A { a } query B { b }"), Err(Refusal::Operations)));
    assert!(matches!(measure("subscription { a }"), Err(Refusal::Subscription)));
    assert!(matches!(measure("{"), Err(Refusal::Syntax(_))));
    assert!(matches!(measure(""), Err(Refusal::Syntax(_))));
}

#[test]
fn brackets_in_strings_and_comments_are_no_brackets() {
    let text = format!("{{ a(b: \"{}\") }} # {}", "{".repeat(200), "{".repeat(200));
    assert!(measure(&text).is_ok());
    assert!(measure("{ a(b: \"\"\" { \"{\" \"\"\") }").is_ok());
}

#[test]
fn brackets_can_not_hide_from_the_scan() {
    let deep = format!("a(x:{}{})", "[".repeat(550), "]".repeat(550));
    for text in [
        format!("#\r{{{deep}}}"),
        format!("#\n{{{deep}}}"),
        format!("{{b(y:\"\"\"\\\"\"\"\"\"\") {deep}}}"),
        format!("{{b(y:\"\\\"\") {deep}}}"),
        format!("{{{deep}}}"),
    ] {
        assert!(matches!(measure(&text), Err(Refusal::TooMuch { .. })), "{text:.60}");
    }
    // Wherever they stand, more than that never reaches the parser.
    assert!(matches!(measure(&format!("{{a(b:\"{}\")}}", "[".repeat(700))), Err(Refusal::TooMuch { .. })));
}

#[test]
fn variables_are_measured_too() {
    let list = |length: usize| Value::List(vec![Value::from("HELD"); length]);
    assert!(measure_variables([list(499)].iter()).is_ok());
    assert!(measure_variables([list(250), list(250)].iter()).is_err());
    assert!(matches!(measure_variables([Value::from("a\0b")].iter()), Err(Refusal::Nul)));
}
