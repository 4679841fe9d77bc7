namespace Jupiter.Migration.Rehearsals.Samples;

/// <summary>The inventory of the sample venue's new server, as somebody would have saved it there.</summary>
internal static class SampleInventory
{
    /// <summary>Writes it.</summary>
    /// <param name="path">The file.</param>
    public static void Write(string path) => System.IO.File.WriteAllText(path, "{}");
}
