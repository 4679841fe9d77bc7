-- Versions: 2008 R2 and newer
-- Rights: VIEW DEFINITION
SELECT s.name AS name1, y.name AS name2, y.base_object_name
FROM sys.synonyms AS y
INNER JOIN sys.schemas AS s ON s.schema_id = y.schema_id
ORDER BY s.name, y.name;
