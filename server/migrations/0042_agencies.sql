-- Agencies are acted on by hand, each act with its decision; a programme has focal agencies in a province.
alter table accounts.agency add column family text;
update accounts.agency set family = case
  when kind in ('mttq-tinh', 'mttq-huyen', 'mttq-xa') then 'front'
  when kind = 'hoi-dong-tham-dinh' then 'council'
  else 'government' end;
alter table accounts.agency alter column family set not null;
alter table accounts.agency add constraint agency_family
  check (family in ('government', 'front', 'party', 'council', 'team'));
alter table accounts.agency add column by_hand boolean not null default false;
alter table accounts.agency add column end_before date;
comment on column accounts.agency.kind is 'Kind in data/agencies.json, e.g. so-nn-ptnt; "khac" for what an administrator added and no kind describes.';
comment on column accounts.agency.name is 'What it was called when it began; later names are in agency_rename.';
comment on column accounts.agency.family is 'What sort of body it is: government, front (with the mass organisations), party, council, team.';
comment on column accounts.agency.by_hand is 'Added by an administrator by a decision (agency_act), not with the shipped kinds.';
comment on column accounts.agency.end_before is 'The end it had before the change of units in ended_by.';
alter table accounts.agency drop constraint agency_kind;
create unique index agency_kind on accounts.agency (unit_id, kind, valid_from) where not by_hand;

create table accounts.agency_act (
  id uuid primary key,
  agency_id uuid not null references accounts.agency (id),
  kind text not null check (kind in ('added', 'renamed', 'ended', 'sector-received', 'focal-begun', 'focal-ended')),
  day date not null,
  number text not null,
  signed_on date not null,
  issuer text not null,
  recorded_at timestamptz not null,
  recorded_by uuid
);
comment on table accounts.agency_act is 'What an administrator recorded of an agency, with the decision it rests on.';
comment on column accounts.agency_act.day is 'First day of the new state.';
comment on column accounts.agency_act.recorded_by is 'Person who recorded it; null = the system.';
create index agency_act_agency on accounts.agency_act (agency_id);

create table accounts.agency_rename (
  agency_id uuid not null references accounts.agency (id),
  valid_from date not null,
  name text not null,
  act_id uuid not null references accounts.agency_act (id),
  primary key (agency_id, valid_from)
);
comment on table accounts.agency_rename is 'Later names of an agency, each from a day until the next one.';

alter table accounts.agency_sector add column begun_act uuid references accounts.agency_act (id);
alter table accounts.agency_sector add column ended_act uuid references accounts.agency_act (id);
alter table accounts.agency_sector add column ended_by uuid references units.change (id);
alter table accounts.agency_sector add column end_before date;
comment on column accounts.agency_sector.begun_act is 'The act by which the agency received the sector; null when it came with its kind or with the province.';
comment on column accounts.agency_sector.ended_by is 'The change of units that ended the province.';
comment on column accounts.agency_sector.end_before is 'The end it had before the change of units in ended_by.';
update accounts.agency_sector s set ended_by = a.ended_by
  from accounts.agency a where a.id = s.agency_id and a.ended_by is not null and s.valid_to = a.valid_to;

create table accounts.focal_agency (
  id uuid primary key,
  programme text not null,
  province_id uuid not null references units.unit (id),
  agency_id uuid not null references accounts.agency (id),
  valid_from date not null,
  valid_to date,
  source text,
  begun_act uuid references accounts.agency_act (id),
  ended_act uuid references accounts.agency_act (id),
  begun_by uuid references units.change (id),
  ended_by uuid references units.change (id),
  end_before date,
  constraint focal_agency_dates check (valid_from <= valid_to),
  constraint focal_agency_once exclude using gist
    (agency_id with =, programme with =, daterange(valid_from, valid_to) with &&)
);
comment on table accounts.focal_agency is 'Which agencies receive, consolidate and lead a programme in a province, and when; several at once are allowed (R-006, R-010).';
comment on column accounts.focal_agency.programme is 'Code in data/programmes.json.';
comment on column accounts.focal_agency.source is 'Where a default was read; null with no act = general knowledge, not confirmed.';
comment on column accounts.focal_agency.begun_by is 'The change of units by which it goes on in the province that took over.';
comment on column accounts.focal_agency.end_before is 'The end it had before the change of units in ended_by.';
create index focal_agency_province on accounts.focal_agency (province_id);

create function accounts.agency_in_charge(of_agency uuid, of_sector text, on_day date) returns uuid
language sql stable parallel safe as $$
  with recursive heir as (
    select id, valid_from, valid_to from accounts.agency where id = of_agency
    union
    select a.id, a.valid_from, a.valid_to
    from heir h
    join accounts.agency_successor s on s.agency_id = h.id
    join accounts.agency a on a.id = s.successor_id
    where h.valid_to <= on_day
  ), alive as (
    select id from heir where daterange(valid_from, valid_to) @> on_day
  )
  select coalesce(
    (select id from alive where id = of_agency),
    (select s.agency_id from alive join accounts.agency_sector s on s.agency_id = alive.id
      where s.sector = of_sector and daterange(s.valid_from, s.valid_to) @> on_day limit 1),
    (select min(id::text)::uuid from alive having count(*) = 1),
    of_agency)
$$;
comment on function accounts.agency_in_charge is 'Who answers on a day for a sector that an agency held: itself while it is there, then whichever successor holds the sector, or the only successor (domain rule 6).';
