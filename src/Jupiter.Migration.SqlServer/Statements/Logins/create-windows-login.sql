-- Versions: 2008 R2 and newer
-- Rights: ALTER ANY LOGIN
CREATE LOGIN [$(login)] FROM WINDOWS WITH DEFAULT_DATABASE = [$(database)], DEFAULT_LANGUAGE = [$(language)];
