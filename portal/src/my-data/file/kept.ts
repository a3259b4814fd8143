/** What stands in the file: the names of its fields and the words of its closed lists, so that a new one fails the type check. */
import type { MyDataFileFragment, MyDataFileQuery } from '../../generated/graphql.ts';

export type Kept = MyDataFileFragment;
export type Questions = NonNullable<MyDataFileQuery['accessLogQuestions']>;

type FieldsOf<T> = T extends readonly (infer Item)[]
  ? FieldsOf<Item>
  : T extends object
    ? { [Name in keyof T & string]: Name | FieldsOf<T[Name]> }[keyof T & string]
    : never;

type ListedIn<T> = T extends readonly (infer Item)[]
  ? ListedIn<Item>
  : T extends object
    ? { [Name in keyof T]: ListedIn<T[Name]> }[keyof T]
    : T extends string
      ? string extends T
        ? never
        : T
      : never;

export type Field = FieldsOf<Kept> | FieldsOf<Questions>;
export type Listed = ListedIn<Kept>;
