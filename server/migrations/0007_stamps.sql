create table kernel.stamp (room text primary key, value uuid not null);
comment on table kernel.stamp is 'Moves whenever a room changes tables that processes keep in memory. Only for what changes a few times a day at most: every such change waits for the one before.';
insert into kernel.stamp (room, value) values ('units', gen_random_uuid()), ('criteria', gen_random_uuid());

create function kernel.move_stamp() returns trigger language plpgsql as $$
begin
  update kernel.stamp set value = gen_random_uuid() where room = tg_argv[0];
  return null;
end $$;
comment on function kernel.move_stamp is 'A random value, not a counter: copies of one database then never share a stamp after they part.';

create trigger unit_moves_stamp after insert or update or delete or truncate on units.unit
  for each statement execute function kernel.move_stamp('units');
create trigger unit_version_moves_stamp after insert or update or delete or truncate on units.unit_version
  for each statement execute function kernel.move_stamp('units');
create trigger succession_moves_stamp after insert or update or delete or truncate on units.succession
  for each statement execute function kernel.move_stamp('units');
create trigger membership_moves_stamp after insert or update or delete or truncate on units.unit_membership
  for each statement execute function kernel.move_stamp('units');
create trigger change_moves_stamp after insert or update or delete or truncate on units.change
  for each statement execute function kernel.move_stamp('units');
create trigger set_moves_stamp after insert on criteria.set_version
  for each statement execute function kernel.move_stamp('criteria');
create trigger confirmation_moves_stamp after insert or update or delete or truncate on criteria.level_confirmation
  for each statement execute function kernel.move_stamp('criteria');
