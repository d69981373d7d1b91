-- Posts and agencies follow the units they stand at through a merger, and come back when the merger is undone.
alter table accounts.position drop constraint position_dates;
alter table accounts.position add constraint position_dates check (valid_from <= valid_to);
comment on column accounts.position.valid_to is 'First day it is no longer held; the same as valid_from for a post that a change of units gave and its undoing withdrew.';
alter table accounts.position add column given_by uuid references units.change (id);
comment on column accounts.position.given_by is 'The change of units by which a post at an ended unit goes on at the one that took it over.';
alter table accounts.position add column ended_by uuid references units.change (id);
alter table accounts.position add column end_before date;
comment on column accounts.position.end_before is 'The end it had before the change of units in ended_by.';
create index position_given_by on accounts.position (given_by) where given_by is not null;
create index position_ended_by on accounts.position (ended_by) where ended_by is not null;

alter table accounts.agency drop constraint agency_dates;
alter table accounts.agency add constraint agency_dates check (valid_from <= valid_to);
alter table accounts.agency add column begun_by uuid references units.change (id);
alter table accounts.agency add column ended_by uuid references units.change (id);
create index agency_begun_by on accounts.agency (begun_by) where begun_by is not null;
create index agency_ended_by on accounts.agency (ended_by) where ended_by is not null;
alter table accounts.agency_sector drop constraint agency_sector_dates;
alter table accounts.agency_sector add constraint agency_sector_dates check (valid_from <= valid_to);
