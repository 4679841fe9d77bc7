-- Versions: 2008 R2 and newer
-- Rights: VIEW DEFINITION; for rehearsals only
SELECT b.name AS type_name
FROM sys.columns AS c
INNER JOIN sys.tables AS t ON t.object_id = c.object_id
INNER JOIN sys.types AS b ON b.user_type_id = c.system_type_id
WHERE t.name = @table
ORDER BY c.column_id;
