-- Versions: 2008 R2 and newer
-- Rights: VIEW DEFINITION
SELECT
    s.name AS name1,
    t.name AS name2,
    i.name AS name3,
    i.type_desc,
    i.is_unique,
    i.is_primary_key,
    i.is_unique_constraint,
    i.is_disabled,
    i.filter_definition,
    c.name AS column_name,
    CONVERT(int, x.key_ordinal) AS key_ordinal,
    x.is_descending_key,
    x.is_included_column
FROM sys.indexes AS i
INNER JOIN sys.tables AS t ON t.object_id = i.object_id
INNER JOIN sys.schemas AS s ON s.schema_id = t.schema_id
INNER JOIN sys.index_columns AS x ON x.object_id = i.object_id AND x.index_id = i.index_id
INNER JOIN sys.columns AS c ON c.object_id = x.object_id AND c.column_id = x.column_id
WHERE t.is_ms_shipped = 0 AND i.name IS NOT NULL AND i.is_hypothetical = 0
ORDER BY s.name, t.name, i.name, x.index_column_id;
