using System.Collections.Generic;
using System.IO;
using System.Xml;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Servers.Settings;

/// <summary>
/// The tasks that may wake the computer (WakeToRun of the Task Scheduler Schema), from what <c>schtasks.exe /Query /XML ONE</c> writes: one
/// document, before each task its path as a comment.
/// </summary>
public static class WakingTasks
{
    private const string Task = "Task";

    /// <summary>Reads them.</summary>
    /// <param name="document">What the program wrote.</param>
    /// <returns>Their paths.</returns>
    /// <exception cref="SettingUnavailableException">It is no such document.</exception>
    public static IReadOnlyList<string> Of(string document)
    {
        var (waking, path, wakes) = (new List<string>(), "", false);
        try
        {
            using var reader = XmlReader.Create(new StringReader(document), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            while (reader.Read())
            {
                switch (reader.NodeType)
                {
                    case XmlNodeType.Comment:
                        (path, wakes) = (reader.Value.Trim(), false);
                        break;
                    case XmlNodeType.Element when reader.LocalName == "WakeToRun":
                        wakes = IsTrue(reader);
                        break;
                    case XmlNodeType.EndElement when reader.LocalName == Task:
                        if (wakes)
                        {
                            waking.Add(PrintableText.Of(path));
                        }

                        break;
                }
            }
        }
        catch (XmlException e)
        {
            throw new SettingUnavailableException(SR.TasksNotTold.With(e.Message), e);
        }

        return waking;
    }

    private static bool IsTrue(XmlReader reader) => reader.Read() && reader.NodeType == XmlNodeType.Text && reader.Value.Trim() is "true" or "1";
}
