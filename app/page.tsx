import { redirect } from "next/navigation";
import { pages } from "@/components/shell/navigation";

/** The first page of the navigation is the home page. */
export default function Home() {
  redirect(pages[0]?.href ?? "/history");
}
