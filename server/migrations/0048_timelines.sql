-- Transaction numbers are of one cluster: a database restored into a new one starts low again. With the number of the timeline before
-- them they go on in order. Constant defaults: no row is rewritten.
create table kernel.timeline (
  number int primary key,
  began_at timestamptz not null
);
comment on table kernel.timeline is 'Stretches of the log within which numbers of transactions compare. A new one begins when the database was restored into a cluster whose numbers are lower than those of its events; see kernel/timeline.ts.';
insert into kernel.timeline (number, began_at) values (1, now());

alter table kernel.event add column timeline int not null default 1;
comment on column kernel.event.timeline is 'Where the number of the transaction counts; the default is the present one and changes with a restore. Not hashed: the chain itself keeps the order.';
comment on column kernel.event.digest is 'SHA-256 over every other column but the timeline as netstrings, the session last and only when there is one; see kernel/seal.ts.';
alter table kernel.event_seal add column timeline int not null default 1;
drop index kernel.event_order;
create index event_order on kernel.event (timeline, xid, id);
