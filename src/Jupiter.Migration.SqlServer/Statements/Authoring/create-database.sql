-- Versions: 2008 R2 and newer
-- Rights: CREATE ANY DATABASE; for rehearsals only
CREATE DATABASE [$(database)] COLLATE Cyrillic_General_CI_AS;
