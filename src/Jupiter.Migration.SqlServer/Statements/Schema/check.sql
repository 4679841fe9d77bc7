-- Versions: 2008 R2 and newer
-- Rights: VIEW DEFINITION
SELECT s.name AS name1, t.name AS name2, k.name AS name3, k.definition, k.is_disabled, k.is_not_trusted
FROM sys.check_constraints AS k
INNER JOIN sys.tables AS t ON t.object_id = k.parent_object_id
INNER JOIN sys.schemas AS s ON s.schema_id = t.schema_id
WHERE t.is_ms_shipped = 0
ORDER BY s.name, t.name, k.name;
