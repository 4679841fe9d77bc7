-- Versions: 2008 R2 and newer
-- Rights: VIEW DEFINITION
SELECT s.name AS name1, t.name AS name2, d.name AS name3, c.name AS column_name, d.definition
FROM sys.default_constraints AS d
INNER JOIN sys.tables AS t ON t.object_id = d.parent_object_id
INNER JOIN sys.schemas AS s ON s.schema_id = t.schema_id
INNER JOIN sys.columns AS c ON c.object_id = d.parent_object_id AND c.column_id = d.parent_column_id
WHERE t.is_ms_shipped = 0
ORDER BY s.name, t.name, d.name;
