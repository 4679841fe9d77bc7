-- Versions: 2008 R2 and newer
-- Rights: none
SELECT l.name, l.dateformat
FROM sys.configurations AS c
INNER JOIN sys.syslanguages AS l ON l.langid = CONVERT(int, c.value_in_use)
WHERE c.configuration_id = 124;
