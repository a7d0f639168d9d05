namespace Suite;

/// <summary>A computation that keeps many floats in registers for a while.</summary>
internal static class Orbit
{
    /// <summary>The result of 64 steps from 1.</summary>
    internal const float FromOne = -11.0865345f;

    /// <summary>The result of 64 steps from 2.</summary>
    internal const float FromTwo = -21.60332f;

    /// <summary>Turns a vector of eight by a fixed matrix; every step uses all that were before.</summary>
    internal static float Compute(float start, uint steps)
    {
        float a = start;
        float b = 0.5f;
        float c = -0.25f;
        float d = 0.125f;
        float e = 1.5f;
        float f = -1.25f;
        float g = 0.75f;
        float h = -0.625f;
        float trace = 0;
        for (uint step = 0; step < steps; step++)
        {
            a = (b * 0.5f) + (h * 0.25f);
            b = (c * 0.5f) - (a * 0.75f);
            c = (d * 0.5f) + (b * 0.75f);
            d = (e * 0.5f) - (c * 0.75f);
            e = (f * 0.5f) + (d * 0.75f);
            f = (g * 0.5f) - (e * 0.75f);
            g = (h * 0.5f) + (f * 0.75f);
            h = (a * 0.5f) - (g * 0.75f) + start;

            // The vector forgets where it came from; the trace does not.
            trace += a - b + c - d + e - f + g - h;
        }

        return trace;
    }
}
