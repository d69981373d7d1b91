create table accounts.role_edition (
  id uuid primary key,
  scope_id uuid references units.unit (id),
  code text not null,
  name text not null,
  based_on text not null,
  permissions text[] not null,
  two_steps boolean not null,
  is_offered boolean not null,
  basis text not null,
  recorded_at timestamptz not null,
  recorded_by uuid references accounts.person (id),
  recorded_to timestamptz,
  closed_by uuid references accounts.person (id),
  closed_basis text,
  constraint role_edition_dates check (recorded_at <= recorded_to),
  constraint role_edition_permissions check (cardinality(permissions) > 0)
);
comment on table accounts.role_edition is 'What a province made of a role, or a role of its own. Never overwritten: a change closes one row and adds the next. What no row says is as data/roles.json says it.';
comment on column accounts.role_edition.scope_id is 'The province; null: the whole country. A province that came out of others and said nothing itself takes what they had in common.';
comment on column accounts.role_edition.code is 'A code of data/roles.json, or one of the province''s own, which no file knows.';
comment on column accounts.role_edition.based_on is 'The role of data/roles.json whose limits hold; for an edition of that role, itself.';
comment on column accounts.role_edition.two_steps is 'Its rights count only for who signs in by two steps.';
comment on column accounts.role_edition.is_offered is 'May be given with a new post; who holds it already keeps it.';
comment on column accounts.role_edition.basis is 'The decision or regulation by which it was changed, as the administrator wrote it.';
comment on column accounts.role_edition.closed_basis is 'Why it went back to what holds without it; null when the next edition says why.';
create unique index role_edition_current on accounts.role_edition (coalesce(scope_id, '00000000-0000-0000-0000-000000000000'), code) where recorded_to is null;
create index role_edition_scope on accounts.role_edition (scope_id, code, recorded_at);

-- Roles are asked about with every request and change a few times a year.
insert into kernel.stamp (room, value) values ('roles', gen_random_uuid());
create trigger role_edition_moves_stamp after insert or update or delete or truncate on accounts.role_edition
  for each statement execute function kernel.move_stamp('roles');
