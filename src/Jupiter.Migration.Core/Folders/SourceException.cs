using System;
using System.IO;

namespace Jupiter.Migration.Folders;

/// <summary>One file could not be copied, and the medium is not to blame: the others have their turn.</summary>
/// <param name="inner">Why not.</param>
internal sealed class SourceException(Exception inner) : IOException(inner.Message, inner);
