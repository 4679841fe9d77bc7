-- Versions: 2008 R2 and newer
-- Rights: VIEW DEFINITION
SELECT
    t.object_id,
    s.name AS schema_name,
    t.name AS table_name,
    (SELECT SUM(p.rows) FROM sys.partitions AS p WHERE p.object_id = t.object_id AND p.index_id IN (0, 1)) AS row_count
FROM sys.tables AS t
INNER JOIN sys.schemas AS s ON s.schema_id = t.schema_id
WHERE t.is_ms_shipped = 0
ORDER BY s.name, t.name;
