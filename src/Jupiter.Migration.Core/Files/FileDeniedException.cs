using System;

namespace Jupiter.Migration.Files;

/// <summary>A name may not be given or taken away: no rights, a file that is read-only, or one that somebody keeps open.</summary>
internal sealed class FileDeniedException : UnauthorizedAccessException
{
    /// <summary>Names the file or folder.</summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="inner">What the system said at last.</param>
    public FileDeniedException(string path, Exception inner)
        : base(inner.Message, inner) => Path = path;

    /// <summary>The file or folder, which is not always the one that the work was about.</summary>
    public string Path { get; }
}
