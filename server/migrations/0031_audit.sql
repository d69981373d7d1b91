-- Rows come in the order of time, so that a few pages of this index find any day.
create index event_at on kernel.event using brin (at) with (pages_per_range = 32);

create table kernel.personal_view (
  person uuid not null,
  event_id uuid not null references kernel.event (id),
  primary key (person, event_id)
);
comment on table kernel.personal_view is 'Whose personal data an event looked at; answers "who has seen my data". Written in the transaction of the read.';
