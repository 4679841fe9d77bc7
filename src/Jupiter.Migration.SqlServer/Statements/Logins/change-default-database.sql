-- Versions: 2008 R2 and newer
-- Rights: ALTER ANY LOGIN
ALTER LOGIN [$(login)] WITH DEFAULT_DATABASE = [$(database)];
