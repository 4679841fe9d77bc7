-- Versions: 2008 R2 and newer
-- Rights: VIEW DEFINITION
SELECT
    s.name AS name1,
    o.name AS name2,
    o.type_desc,
    m.definition,
    m.uses_ansi_nulls,
    m.uses_quoted_identifier,
    m.is_schema_bound
FROM sys.sql_modules AS m
INNER JOIN sys.objects AS o ON o.object_id = m.object_id
INNER JOIN sys.schemas AS s ON s.schema_id = o.schema_id
WHERE o.is_ms_shipped = 0
ORDER BY s.name, o.name;
