"use client";

import dynamic from "next/dynamic";
import { Skeleton } from "@/components/ui/skeleton";
import type { DiffViewProps } from "./loaded-diff";

/** Two versions of a config file side by side; loaded when it is shown. */
export const DiffView = dynamic<DiffViewProps>(
  () => import("./loaded-diff").then((module) => module.LoadedDiff),
  { ssr: false, loading: () => <Skeleton className="h-48" /> },
);
