-- Versions: 2008 R2 and newer
-- Rights: none
SELECT CONVERT(bigint, c.value_in_use) AS megabytes FROM sys.configurations AS c WHERE c.name = N'max server memory (MB)';
