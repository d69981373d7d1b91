alter table hamlets.change add column acting_for uuid;
comment on column hamlets.change.acting_for is 'Whom the author stood in for.';

alter table hamlets.measure add column closed_by uuid references hamlets.change (id);
comment on column hamlets.measure.change_id is 'The merger, split or sheet that wrote it; null when a person recorded it by hand.';
comment on column hamlets.measure.closed_by is 'The change that took its place, and gives it back when undone; null while it is current or when a person corrected it by hand.';
create index measure_closed_by on hamlets.measure (closed_by) where closed_by is not null;

alter table hamlets.head
  add column change_id uuid references hamlets.change (id),
  add column follows uuid references hamlets.head (id),
  add column follows_until date,
  add constraint head_follows check (follows is null or change_id is not null);
comment on column hamlets.head.change_id is 'The sheet that named the head; null when a person did by hand.';
comment on column hamlets.head.follows is 'Who was head until the sheet named this one, and is again when the sheet is undone. On the same day that row is one who never was and keeps its name only for the undo: it goes as soon as somebody names a head by hand, or erases this one.';
comment on column hamlets.head.follows_until is 'The end that head had before; null when none was set.';
create index head_change on hamlets.head (change_id) where change_id is not null;
create index head_follows on hamlets.head (follows) where follows is not null;

-- Sheets accepted before this: what they wrote of hamlets they added lies between their change and the event at their end.
-- What hamlets that were there already had before cannot be told, so that it stays as it is when such a sheet is undone.
create temporary table sheet_hamlet on commit drop as
  select distinct v.hamlet_id, c.id, c.author, c.recorded_at as begun, e.at as done
  from hamlets.change c
  join kernel.event e on e.type = 'hamlets.sheet-accepted' and e.body::jsonb ->> 'change' = c.id::text
  join hamlets.hamlet_version v on v.written_by = c.id
  where c.kind = 'sheet';
update hamlets.measure m set change_id = s.id from sheet_hamlet s
  where m.hamlet_id = s.hamlet_id and m.change_id is null and m.author is not distinct from s.author
    and m.recorded_at between s.begun and s.done;
update hamlets.head h set change_id = s.id from sheet_hamlet s
  where h.hamlet_id = s.hamlet_id and h.author is not distinct from s.author and h.recorded_at between s.begun and s.done;
