using System;
using System.IO;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Files;

/// <summary>Somebody else has a file open, and had it open for as long as it was waited for.</summary>
/// <param name="path">The file.</param>
/// <param name="inner">What the system said at last.</param>
public sealed class FileHeldException(string path, Exception inner) : IOException(SR.FileHeld.With(path), inner)
{
    /// <summary>The file, which is not always the one that the work was about.</summary>
    public string Path { get; } = path;
}
