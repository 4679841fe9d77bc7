-- Versions: 2008 R2 and newer
-- Rights: VIEW DEFINITION
SELECT i.object_id, c.name AS column_name
FROM sys.indexes AS i
INNER JOIN sys.index_columns AS x ON x.object_id = i.object_id AND x.index_id = i.index_id AND x.key_ordinal > 0
INNER JOIN sys.columns AS c ON c.object_id = x.object_id AND c.column_id = x.column_id
WHERE i.is_primary_key = 1
ORDER BY i.object_id, x.key_ordinal;
