-- Versions: 2016 and newer
-- Rights: VIEW DEFINITION
SELECT
    CONVERT(bit, CASE WHEN t.is_external = 1 THEN 1 ELSE 0 END) AS is_external,
    CONVERT(bit, CASE WHEN p.object_id IS NULL THEN 0 ELSE 1 END) AS is_filtered,
    SUBSTRING(p.predicate_definition, 1, @longest) AS definition
FROM sys.tables AS t
LEFT OUTER JOIN sys.security_predicates AS p ON p.target_object_id = t.object_id AND p.predicate_type = 0
    AND EXISTS (SELECT 1 FROM sys.security_policies AS y WHERE y.object_id = p.object_id AND y.is_enabled = 1)
WHERE t.object_id = @object;
