create schema calendar;

create table calendar.day (
  date date not null,
  kind text not null constraint day_kind check (kind in ('holiday', 'working')),
  name text not null constraint day_name check (length(name) between 2 and 200),
  source text,
  recorded_at timestamptz not null,
  recorded_to timestamptz,
  author uuid,
  primary key (date, recorded_at)
);
comment on table calendar.day is 'Days that differ from the week: Saturday and Sunday are free, every other day is worked, unless a row here says otherwise.';
comment on column calendar.day.kind is 'holiday: a public holiday or its substitute; working: a Saturday or Sunday worked to make up for one.';
comment on column calendar.day.source is 'The decision; null when it was computed from the law and nobody has compared it with the year''s decision.';
create unique index day_current on calendar.day (date) where recorded_to is null;

insert into kernel.stamp (room, value) values ('calendar', gen_random_uuid());
create trigger day_moves_stamp after insert or update or delete or truncate on calendar.day
  for each statement execute function kernel.move_stamp('calendar');
