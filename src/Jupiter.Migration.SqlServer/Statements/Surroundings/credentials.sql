-- Versions: 2008 R2 and newer
-- Rights: VIEW ANY DEFINITION
SELECT TOP (1001) c.name, c.credential_identity
FROM sys.credentials AS c
ORDER BY c.name;
