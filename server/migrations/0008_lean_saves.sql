-- A save by form is its event and its revisions; only a sheet, which waits for a person, needs a row beside them.
alter table indicators.figure drop constraint figure_change_set_fkey;
delete from indicators.change_set where file_hash is null;
alter table indicators.change_set alter column file_hash set not null;
alter table indicators.change_set drop column source;
drop index indicators.change_set_unit;
comment on table indicators.change_set is 'A sheet that was read: its figures wait for a person, then become visible together. Saves by form have no row here.';

-- Figures are always asked for by unit and period. The id named what unit, period, element and revision name already.
alter table indicators.figure drop column id;
alter table indicators.figure drop constraint figure_revision;
alter table indicators.figure add constraint figure_revision primary key (unit_id, period, element, revision);
drop index indicators.figure_current;
create unique index figure_current on indicators.figure (unit_id, period, element) where recorded_to is null;
comment on column indicators.figure.change_set is 'The save that wrote this revision: the id of its event, or of the sheet it came from. Undone as one.';

-- Its work is done outside: a call per field cost half of writing an event.
drop function kernel.netstring(text);

-- Every count of a summary is a count of letters in its marks; a row is written at most saves and read by the thousand.
drop index indicators.summary_of_period;
alter table indicators.summary
  drop column criteria_total, drop column met, drop column not_met, drop column no_figure, drop column not_due,
  drop column refused, drop column level_unknown, drop column not_applicable, drop column total;
create index summary_of_period on indicators.summary (set_id, set_version, period);

create function indicators.open_period(for_unit uuid, for_period text, for_elements text[]) returns json
language plpgsql set plan_cache_mode = force_generic_plan as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(for_unit || ' ' || for_period, 0));
  -- A statement of its own, so that it sees what the last holder of the lock committed.
  return (select json_build_object(
    'stamps', (select json_object_agg(s.room, s.value) from kernel.stamp s),
    'figures', (select json_agg(q) from (
      select f.element, f.value::text, f.no_value, f.note, f.revision from indicators.figure f
      where f.unit_id = for_unit and f.period = for_period and f.recorded_to is null and f.element = any(for_elements)) q),
    'locks', (select json_agg(q) from (
      select l.element, l.locked_by, l.locked_at from indicators.figure_lock l
      where l.unit_id = for_unit and l.period = for_period and l.element = any(for_elements)) q),
    'summaries', (select json_agg(q) from (
      select s.set_id, s.set_version, s.verdict, s.marks, s.criteria_marks, s.is_stale from indicators.summary s
      where s.unit_id = for_unit and s.period = for_period) q)));
end $$;
comment on function indicators.open_period is 'Saves of one unit and period run one after another, others do not wait: takes that lock until the transaction ends, and gives what decides a save, in one round trip.';
