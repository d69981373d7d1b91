create table units.boundary_layer (
  id uuid primary key,
  level text not null references units.level (name),
  title text not null constraint layer_title check (length(title) between 2 and 200),
  source text,
  accuracy_m int constraint layer_accuracy check (accuracy_m > 0),
  valid_from date not null,
  valid_to date,
  indicative_from date,
  file_hash text not null,
  recorded_at timestamptz not null,
  constraint layer_dates check (valid_from < valid_to)
);
comment on table units.boundary_layer is 'One accepted file of boundaries: of which level, for which days (half-open), by whom. Boundaries point to it.';
comment on column units.boundary_layer.source is 'Who made the boundaries, as shown under the map; null when the file''s importer did not say.';
comment on column units.boundary_layer.accuracy_m is 'How far a border may be from the true one, in metres, as the importer states; null = not stated.';
comment on column units.boundary_layer.indicative_from is 'From this day on the boundaries are shown as "chỉ để tham khảo"; null = on none.';
comment on column units.boundary_layer.file_hash is 'SHA-256 of the file.';

create table units.boundary (
  unit_id uuid not null references units.unit (id),
  layer_id uuid not null references units.boundary_layer (id),
  level text not null references units.level (name),
  valid_from date not null,
  valid_to date,
  box box not null,
  label point not null,
  label_radius_m int not null,
  area_m2 bigint not null,
  shape bytea not null,
  digest bytea not null,
  recorded_at timestamptz not null,
  recorded_to timestamptz,
  written_by uuid references units.change (id),
  closed_by uuid references units.change (id),
  primary key (unit_id, valid_from, recorded_at),
  constraint boundary_dates check (valid_from < valid_to),
  constraint boundary_once exclude using gist (unit_id with =, daterange(valid_from, valid_to) with &&) where (recorded_to is null)
);
comment on table units.boundary is 'The border of a unit between dates (half-open). A newer import closes what it replaces (recorded_to); nothing is deleted. No PostGIS: geometry is bytes, its frame a box.';
comment on column units.boundary.level is 'Level of the unit on valid_from; the layer''s.';
comment on column units.boundary.box is 'West, south, east, north in degrees (WGS 84).';
comment on column units.boundary.label is 'The point farthest from the border of the largest part: where a number or name stands.';
comment on column units.boundary.label_radius_m is 'Metres from the label to the nearest border: what fits there.';
comment on column units.boundary.area_m2 is 'Measured on the map, not the official figure.';
comment on column units.boundary.shape is 'Polygons as written by server/modules/units/boundary-shape.ts: about 5 bytes a point, each with the zoom it is needed from.';
comment on column units.boundary.digest is 'SHA-256 of shape: equal digests are equal borders.';
comment on column units.boundary.written_by is 'The change of units that handed a border to another unit; null when it came from a file.';
create index boundary_box on units.boundary using gist (box) where recorded_to is null;
create index boundary_level on units.boundary (level) where recorded_to is null;

insert into kernel.stamp (room, value) values ('boundaries', gen_random_uuid());
create trigger boundary_moves_stamp after insert or update or delete or truncate on units.boundary
  for each statement execute function kernel.move_stamp('boundaries');
