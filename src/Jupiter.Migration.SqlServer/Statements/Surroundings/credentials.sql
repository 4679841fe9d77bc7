-- Versions: 2008 R2 and newer
-- Rights: VIEW ANY DEFINITION
SELECT c.name, c.credential_identity
FROM sys.credentials AS c
ORDER BY c.name;
