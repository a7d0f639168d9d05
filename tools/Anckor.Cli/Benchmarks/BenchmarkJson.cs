using System.IO;
using System.Text;
using System.Text.Json;

namespace Anckor.Cli.Benchmarks;

/// <summary>What was measured, for programs.</summary>
internal static class BenchmarkJson
{
    /// <summary><c>{"benchmarks":[{"name":"call_reply_32","mode":N,"min":N,"max":N}, ...]}</c>.</summary>
    public static string Of(Results results)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("benchmarks");
            foreach (Measurement measurement in results.Measurements)
            {
                writer.WriteStartObject();
                writer.WriteString("name", measurement.Name);
                writer.WriteNumber("mode", measurement.Mode);
                writer.WriteNumber("min", measurement.Least);
                writer.WriteNumber("max", measurement.Most);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }
}
