using System;

namespace Jupiter.Migration.Files;

/// <summary>A name may not be given or taken away: no rights, a file that is read-only, or one that somebody keeps open.</summary>
internal sealed class FileDeniedException(string path, Exception inner) : UnauthorizedAccessException(inner.Message, inner)
{
    /// <summary>The file or folder, which is not always the one that the work was about.</summary>
    public string Path { get; } = path;
}
