namespace Jupiter.Migration.Files;

/// <summary>Who may read a file or folder that is made.</summary>
public enum FileRights
{
    /// <summary>Whoever may read its folder, and on Unix nobody whom the umask keeps out.</summary>
    OfFolder,

    /// <summary>Its owner and administrators only, from the moment at which it is there.</summary>
    Owner,

    /// <summary>The same, and on Windows LOCAL SERVICE: it reads a folder and what is in it, and writes to a file that was made so itself.</summary>
    LocalService,
}
