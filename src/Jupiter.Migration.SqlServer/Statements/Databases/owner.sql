-- Versions: 2008 R2 and newer
-- Rights: TAKE OWNERSHIP on the database; IMPERSONATE on sa
ALTER AUTHORIZATION ON DATABASE::[$(database)] TO [$(login)];
