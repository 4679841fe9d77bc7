using System;
using System.Collections.Generic;
using System.IO;

namespace Jupiter.Migration.Lab;

/// <summary>What a test saw, beside the tests as <c>lab-NAME.txt</c>, for whoever reads the build.</summary>
internal static class Report
{
    public static void Write(string name, IEnumerable<string> lines) =>
        File.WriteAllLines(Path.Combine(AppContext.BaseDirectory, $"lab-{name}.txt"), lines);
}
