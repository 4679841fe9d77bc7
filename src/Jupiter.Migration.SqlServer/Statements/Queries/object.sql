-- Versions: 2008 R2 and newer
-- Rights: VIEW DEFINITION
SELECT o.type, o.type_desc, s.name AS schema_name, o.name, SUBSTRING(m.definition, 1, @longest) AS definition, y.base_object_name, o.object_id
FROM sys.objects AS o
INNER JOIN sys.schemas AS s ON s.schema_id = o.schema_id
LEFT OUTER JOIN sys.sql_modules AS m ON m.object_id = o.object_id
LEFT OUTER JOIN sys.synonyms AS y ON y.object_id = o.object_id
WHERE o.object_id = OBJECT_ID(@name);
