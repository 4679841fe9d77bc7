-- Versions: 2008 R2 and newer
-- Rights: VIEW ANY DEFINITION; hashes: CONTROL SERVER
SELECT
    p.name,
    p.sid,
    p.type,
    p.is_disabled,
    p.default_database_name,
    p.default_language_name,
    l.is_policy_checked,
    l.is_expiration_checked,
    CONVERT(varbinary(256), LOGINPROPERTY(p.name, N'PasswordHash')) AS password_hash
FROM sys.server_principals AS p
LEFT OUTER JOIN sys.sql_logins AS l ON l.principal_id = p.principal_id
WHERE p.type IN ('S', 'U', 'G') AND p.principal_id > 1 AND p.name NOT LIKE N'##%'
ORDER BY p.name;
