-- Versions: 2008 R2 and newer
-- Rights: VIEW DEFINITION
SELECT s.name AS name1, t.name AS name2, t.uses_ansi_nulls
FROM sys.tables AS t
INNER JOIN sys.schemas AS s ON s.schema_id = t.schema_id
WHERE t.is_ms_shipped = 0
ORDER BY s.name, t.name;
