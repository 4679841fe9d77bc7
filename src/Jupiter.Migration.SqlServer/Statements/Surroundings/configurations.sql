-- Versions: 2008 R2 and newer
-- Rights: none
SELECT TOP (1001) c.name, CONVERT(nvarchar(128), c.value_in_use) AS value_in_use
FROM sys.configurations AS c
ORDER BY c.configuration_id;
