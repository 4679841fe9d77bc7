-- Versions: 2008 R2 and newer
-- Rights: VIEW DEFINITION
SELECT k.name, SUBSTRING(k.definition, 1, @longest) AS definition
FROM sys.computed_columns AS k
WHERE k.object_id = @object
ORDER BY k.column_id;
