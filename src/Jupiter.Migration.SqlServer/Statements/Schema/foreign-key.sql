-- Versions: 2008 R2 and newer
-- Rights: VIEW DEFINITION
SELECT
    s.name AS name1,
    t.name AS name2,
    k.name AS name3,
    q.name AS referenced_schema,
    r.name AS referenced_table,
    c.name AS column_name,
    n.name AS referenced_column,
    k.delete_referential_action_desc,
    k.update_referential_action_desc,
    k.is_disabled,
    k.is_not_trusted
FROM sys.foreign_keys AS k
INNER JOIN sys.tables AS t ON t.object_id = k.parent_object_id
INNER JOIN sys.schemas AS s ON s.schema_id = t.schema_id
INNER JOIN sys.tables AS r ON r.object_id = k.referenced_object_id
INNER JOIN sys.schemas AS q ON q.schema_id = r.schema_id
INNER JOIN sys.foreign_key_columns AS x ON x.constraint_object_id = k.object_id
INNER JOIN sys.columns AS c ON c.object_id = x.parent_object_id AND c.column_id = x.parent_column_id
INNER JOIN sys.columns AS n ON n.object_id = x.referenced_object_id AND n.column_id = x.referenced_column_id
ORDER BY s.name, t.name, k.name, x.constraint_column_id;
