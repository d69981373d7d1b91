create schema criteria;

create table criteria.set_version (
  id text not null,
  version int not null,
  level text not null,
  tier text not null,
  in_force_from date not null,
  in_force_to date,
  is_illustrative boolean not null,
  title text not null,
  body text not null,
  digest bytea not null,
  published_at timestamptz not null,
  published_by uuid,
  primary key (id, version),
  constraint set_version_in_force check (in_force_to is null or in_force_from < in_force_to)
);
comment on table criteria.set_version is 'A criteria set as published; never changed afterwards (domain rule 7). 318 and 318 as amended by 211 are two versions.';
comment on column criteria.set_version.body is 'The set in the one format (modules/criteria/contract.ts) as canonical JSON.';
create index set_version_in_force on criteria.set_version (level, in_force_from);

create function criteria.refuse_set_change() returns trigger language plpgsql as $$
begin
  raise exception 'a published criteria set never changes' using errcode = 'check_violation', constraint = 'set_version_immutable';
end $$;
create trigger set_version_immutable before update or delete on criteria.set_version
  for each row execute function criteria.refuse_set_change();

create table criteria.level_confirmation (
  set_id text not null,
  set_version int not null,
  level_key text not null,
  legal_reference text not null check (length(trim(legal_reference)) >= 5),
  confirmed_by uuid not null,
  confirmed_at timestamptz not null,
  withdrawn_at timestamptz,
  foreign key (set_id, set_version) references criteria.set_version (id, version)
);
comment on table criteria.level_confirmation is 'An authorised person compared a level with the legal text; without it the level recognises nobody (domain rule 9).';
create unique index level_confirmed on criteria.level_confirmation (set_id, set_version, level_key) where withdrawn_at is null;
