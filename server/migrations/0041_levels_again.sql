alter table units.level add column again_from date;
alter table units.level add column again_by uuid references units.change (id);
alter table units.level add constraint level_again check (again_from is null or again_from > valid_to);
comment on column units.level.valid_to is 'First day the level is no longer there; null while it never ended.';
comment on column units.level.again_from is 'First day the level is there again after its end; null when it did not come back.';
comment on column units.level.again_by is 'The change that brought the level back.';
