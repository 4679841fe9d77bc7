-- Versions: 2008 R2 and newer
-- Rights: VIEW DEFINITION
SELECT
    c.object_id,
    c.column_id,
    c.name AS column_name,
    b.name AS type_name,
    c.max_length,
    CONVERT(int, c.precision) AS precision,
    CONVERT(int, c.scale) AS scale,
    c.is_column_set,
    c.is_computed,
    k.is_persisted
FROM sys.columns AS c
INNER JOIN sys.tables AS t ON t.object_id = c.object_id
INNER JOIN sys.types AS u ON u.user_type_id = c.user_type_id
LEFT OUTER JOIN sys.types AS b ON b.user_type_id = u.system_type_id
LEFT OUTER JOIN sys.computed_columns AS k ON k.object_id = c.object_id AND k.column_id = c.column_id
WHERE t.is_ms_shipped = 0
ORDER BY c.object_id, c.column_id;
