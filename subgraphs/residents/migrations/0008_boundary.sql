-- Where an area ends, as GeoJSON (Polygon or MultiPolygon, WGS 84), as it was imported.
alter table area add column boundary jsonb check (boundary ->> 'type' in ('Polygon', 'MultiPolygon'));
