-- Versions: 2008 R2 and newer
-- Rights: VIEW DEFINITION
SELECT
    s.name AS name1,
    t.name AS name2,
    c.name AS name3,
    c.column_id,
    u.name AS type_name,
    c.max_length,
    CONVERT(int, c.precision) AS precision,
    CONVERT(int, c.scale) AS scale,
    c.collation_name,
    c.is_nullable,
    c.is_identity,
    c.is_rowguidcol,
    c.is_sparse,
    k.definition,
    k.is_persisted
FROM sys.columns AS c
INNER JOIN sys.tables AS t ON t.object_id = c.object_id
INNER JOIN sys.schemas AS s ON s.schema_id = t.schema_id
INNER JOIN sys.types AS u ON u.user_type_id = c.user_type_id
LEFT OUTER JOIN sys.computed_columns AS k ON k.object_id = c.object_id AND k.column_id = c.column_id
WHERE t.is_ms_shipped = 0
ORDER BY s.name, t.name, c.column_id;
