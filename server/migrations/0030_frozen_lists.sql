create table units.frozen_list (
  id uuid primary key,
  unit_id uuid not null references units.unit (id),
  day date not null,
  title text not null constraint frozen_title check (length(title) between 5 and 200),
  basis text not null constraint frozen_basis check (length(basis) between 5 and 300),
  rule text not null,
  members int not null constraint frozen_members check (members > 0),
  frozen_at timestamptz not null,
  frozen_by uuid,
  frozen_title text,
  constraint frozen_once unique (unit_id, title)
);
comment on table units.frozen_list is 'Communes that count as the whole of a plan or programme, as they were on a day: the denominator of its percentages. Never changed: later mergers leave it as it is (R-004).';
comment on column units.frozen_list.rule is 'JSON: which types of commune, and which list they stood on; how the members were found.';
comment on column units.frozen_list.frozen_title is 'The post by which it was frozen, as it was called then.';

create table units.frozen_list_member (
  list_id uuid not null references units.frozen_list (id),
  unit_id uuid not null references units.unit (id),
  code text not null,
  name text not null,
  parent_name text,
  primary key (list_id, unit_id)
);
comment on table units.frozen_list_member is 'A commune of a frozen list, called as on the day of the list.';
